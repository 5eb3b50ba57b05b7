import { Bell, CircleCheck, WashingMachine } from "lucide-react";
import {
  Avatar,
  Badge,
  Card,
  CopyButton,
  CountBadge,
  DateTime,
  Link,
  List,
  ListRow,
  ProgressBar,
  RelativeTime,
  Section,
  Stack,
  toast,
} from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import styles from "./Gallery.module.css";

const MINUTE_MS = 60_000;
const AGES = [0, 5, 180, 1440, 20_000, 600_000];

/** Cards, rows, badges and the small things in them. */
export function Objects() {
  return (
    <Section title="Предметы" action={<Link to="/gallery">Все</Link>}>
      <Stack>
        <Card to="/gallery">
          <div className={styles.row}>
            <WashingMachine aria-hidden="true" />
            <strong>Bosch WAN 24260</strong>
            <Badge tone="success" icon={<CircleCheck aria-hidden="true" />}>
              Гарантия до 14 февраля
            </Badge>
          </div>
        </Card>
        <List>
          <ListRow
            to="/gallery"
            title="Не сливает воду"
            leading={<Avatar name="Анна Петрова" />}
            trailing={<StatusBadge status="in_progress" />}
            unread
          >
            T-1042 · мастер приедет сегодня
          </ListRow>
          <ListRow
            onClick={() => toast.info("Строка")}
            title="Шумит холодильник и очень длинное название, которое не помещается в строку"
            leading={<Avatar name="Игорь" />}
            trailing={<RelativeTime value={new Date(Date.now() - 5 * MINUTE_MS)} />}
          >
            Одна строка пояснения
          </ListRow>
          <ListRow title="Без ссылки" leading={<Bell aria-hidden="true" />} />
        </List>
        <div className={styles.row}>
          <StatusBadge status="new" />
          <StatusBadge status="in_progress" />
          <StatusBadge status="completed" />
          <StatusBadge status="rejected" />
          <Badge>Черновик</Badge>
          <Badge tone="accent">Подписка</Badge>
          <CountBadge count={3} label="3 непрочитанных" />
          <CountBadge count={120} label="120 непрочитанных" />
        </div>
        <div className={styles.row}>
          <Avatar name="Анна Петрова" size="large" />
          <Avatar name="John Smith" />
          <Avatar name="Мария" size="small" />
          <Avatar />
          <span>
            BW-204-118 <CopyButton value="BW-204-118" what="номер" />
          </span>
        </div>
        <div className={styles.row}>
          {AGES.map((age) => (
            <RelativeTime key={age} value={new Date(Date.now() - age * MINUTE_MS)} />
          ))}
          <DateTime value={new Date(Date.now() + 1440 * MINUTE_MS)} />
        </div>
        <ProgressBar label="Загрузка" value={0.6} />
        <ProgressBar label="Идёт" />
      </Stack>
    </Section>
  );
}
