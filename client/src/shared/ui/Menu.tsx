import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Pressable } from "react-aria-components/Pressable";
import { Aria } from "./Aria";
import styles from "./Overlay.module.css";

export interface MenuAction {
  id: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  /** The keys that do the same, as they are written: 'A'. */
  shortcut?: string;
  /** The menu shows which one is chosen. */
  selected?: boolean;
  onSelect: () => void;
}

/** A button (`trigger`) and what it offers. */
export function Menu({
  trigger,
  label,
  actions,
}: {
  trigger: ReactElement<Record<string, unknown>, "button"> | ReactElement;
  label: string;
  actions: readonly MenuAction[];
}) {
  return (
    <Aria>
      <MenuTrigger>
        <Pressable>{trigger as ReactElement<Record<string, unknown>, "button">}</Pressable>
        <Popover className={styles.popover} placement="bottom end">
          <AriaMenu
            aria-label={label}
            className={styles.list}
            disabledKeys={actions.filter((each) => each.disabled).map((each) => each.id)}
          >
            {actions.map((action) => (
              <MenuItem
                key={action.id}
                id={action.id}
                textValue={action.label}
                className={clsx(styles.item, action.danger && styles.danger)}
                onAction={action.onSelect}
                aria-current={action.selected || undefined}
              >
                {action.icon}
                <span className={styles.words}>{action.label}</span>
                {action.shortcut && <kbd className={styles.kbd}>{action.shortcut}</kbd>}
              </MenuItem>
            ))}
          </AriaMenu>
        </Popover>
      </MenuTrigger>
    </Aria>
  );
}
