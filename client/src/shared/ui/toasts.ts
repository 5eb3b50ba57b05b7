export interface ToastOptions {
  /** Undo, most often. */
  action?: { label: string; onPress: () => void };
  /** A toast with the id of one that is shown takes its place. */
  id?: string;
  /** Stays until it is dismissed. */
  lasting?: boolean;
}

export interface ToastItem extends ToastOptions {
  id: string;
  text: string;
  tone: "info" | "success" | "error";
}

const MOST = 3;
let items: readonly ToastItem[] = [];
let made = 0;
const listeners = new Set<() => void>();

function set(next: readonly ToastItem[]) {
  items = next;
  for (const listener of listeners) listener();
}

function show(tone: ToastItem["tone"], text: string, options: ToastOptions = {}): string {
  made += 1;
  const id = options.id ?? `toast-${made}`;
  const item = { ...options, id, text, tone };
  const others = items.filter((each) => each.id !== id);
  set([...others, item].slice(-MOST));
  return id;
}

/** What `Toaster` shows. */
export const toasts = {
  get: () => items,
  everShown: () => made > 0,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

/** Short news of what was done; for what went wrong in a form, show it at the form instead. */
export const toast = {
  info: (text: string, options?: ToastOptions) => show("info", text, options),
  success: (text: string, options?: ToastOptions) => show("success", text, options),
  error: (text: string, options?: ToastOptions) => show("error", text, options),
  dismiss(id: string) {
    set(items.filter((each) => each.id !== id));
  },
};
