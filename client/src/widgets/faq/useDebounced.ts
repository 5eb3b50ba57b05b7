import { useEffect, useState } from "react";

/** The value once it has rested for `ms`: a search asks when one pauses, not at every letter. */
export function useDebounced<T>(value: T, ms = 300): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
