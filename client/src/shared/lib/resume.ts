import { useEffect, useMemo, useRef } from "react";
import type { Problem } from "../api/problem";
import { onReturn } from "../api/reachability";

export interface Resume {
  /** What failed by `problem` is done again later, when nobody was there to answer. */
  after: (problem: Problem) => void;
  /** It is not wanted any more: the person went on. */
  cancel: () => void;
}

/** Does `act` again, once, when the server answers again. */
export function useResume(act: () => void): Resume {
  const latest = useRef(act);
  latest.current = act;
  const isWanted = useRef(false);
  useEffect(
    () =>
      onReturn(() => {
        if (!isWanted.current) return;
        isWanted.current = false;
        latest.current();
      }),
    [],
  );
  return useMemo(
    () => ({
      after: (problem) => {
        // After a timeout nobody knows whether it was done.
        isWanted.current = problem.isNetwork && problem.code !== "network.timeout";
      },
      cancel: () => {
        isWanted.current = false;
      },
    }),
    [],
  );
}
