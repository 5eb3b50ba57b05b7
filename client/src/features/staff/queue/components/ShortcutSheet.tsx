import { useTranslation } from "@/shared/i18n";
import { Dialog } from "@/shared/ui";
import styles from "./ShortcutSheet.module.css";

const GROUPS = [
  [
    "list",
    [
      ["J", "next"],
      ["K", "previous"],
      ["Enter", "open"],
      ["X", "select"],
      ["Shift X", "range"],
      ["Esc", "clear"],
    ],
  ],
  [
    "change",
    [
      ["S", "status"],
      ["A", "assign"],
      ["P", "priority"],
      ["T", "tags"],
    ],
  ],
  [
    "ticket",
    [
      ["R", "reply"],
      ["N", "note"],
    ],
  ],
  [
    "go",
    [
      ["/", "search"],
      ["F", "filter"],
      ["G O", "viewOpen"],
      ["G M", "viewMine"],
      ["G U", "viewUnassigned"],
      ["G D", "viewOverdue"],
      ["G A", "viewAll"],
      ["?", "help"],
    ],
  ],
] as const;

/** All keys of the desk. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("queue");
  return (
    <Dialog open onClose={onClose} title={t("keys.title")} size="large">
      <div className={styles.groups}>
        {GROUPS.map(([group, rows]) => (
          <section key={group}>
            <h3 className={styles.head}>{t(`keys.groups.${group}`)}</h3>
            <dl className={styles.keys}>
              {rows.map(([keys, name]) => (
                <div key={name}>
                  <dt>
                    {keys.split(" ").map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.acts.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
