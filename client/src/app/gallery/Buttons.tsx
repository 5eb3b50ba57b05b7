import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, ButtonLink, IconButton, Link, Section, Stack } from "@/shared/ui";
import { Tooltip } from "@/shared/ui/Tooltip";
import styles from "./Gallery.module.css";

/** Buttons and links in each variant and state. */
export function Buttons() {
  const [pending, setPending] = useState(false);
  return (
    <Section title="Кнопки и ссылки">
      <Stack>
        <div className={styles.row}>
          <Button variant="primary">Подать заявку</Button>
          <Button>Отложить</Button>
          <Button variant="quiet">Пропустить</Button>
          <Button variant="danger">Удалить</Button>
        </div>
        <div className={styles.row}>
          <Button variant="primary" icon={<Plus aria-hidden="true" />}>
            Новая заявка
          </Button>
          <Button
            pending={pending}
            onClick={() => {
              setPending(true);
              setTimeout(() => setPending(false), 2_000);
            }}
          >
            Отправить на две секунды
          </Button>
          <Button variant="primary" pending>
            Отправляем
          </Button>
          <Button disabled>Недоступно</Button>
        </div>
        <div className={styles.row}>
          <Button size="small">Маленькая</Button>
          <Button size="large" variant="primary">
            Большая
          </Button>
          <IconButton label="Изменить">
            <Pencil aria-hidden="true" />
          </IconButton>
          <IconButton label="Удалить" variant="secondary">
            <Trash2 aria-hidden="true" />
          </IconButton>
          <Tooltip text="Подсказка появится и по клавише Tab">
            <button type="button" className={styles.plain}>
              С подсказкой
            </button>
          </Tooltip>
        </div>
        <div className={styles.row}>
          <ButtonLink to="/gallery">Ссылка-кнопка</ButtonLink>
          <Link to="/gallery">Ссылка в тексте</Link>
          <Link to="/gallery" quiet>
            Тихая ссылка
          </Link>
        </div>
      </Stack>
    </Section>
  );
}
