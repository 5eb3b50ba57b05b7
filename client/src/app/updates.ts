import { registerSW } from "virtual:pwa-register";
import { i18n } from "@/shared/i18n";
import { toast } from "@/shared/ui/toasts";

const ASK_AGAIN_MS = 60 * 60_000;

/** Keeps the app for offline, and offers a new version without taking anything from the reader. */
export function startUpdates(): void {
  const update = registerSW({
    onNeedRefresh() {
      toast.info(i18n.translate("common", "update.ready"), {
        id: "update",
        lasting: true,
        action: {
          label: i18n.translate("common", "update.action"),
          onPress: () => void update(true),
        },
      });
    },
    onRegisteredSW(_, registration) {
      if (!registration) return;
      setInterval(() => {
        if (navigator.onLine) registration.update().catch(() => undefined);
      }, ASK_AGAIN_MS);
    },
  });
}
