import {
  Bell,
  CircleCheck,
  EllipsisVertical,
  Mail,
  Pencil,
  Plus,
  Search,
  Ticket,
  Trash2,
  WashingMachine,
} from "lucide-react";
import { useState } from "react";
import {
  Avatar,
  Badge,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  ConfirmDialog,
  CopyButton,
  CountBadge,
  DateTime,
  Dialog,
  EmptyState,
  ErrorState,
  IconButton,
  LanguageSelect,
  Link,
  List,
  ListRow,
  ListSkeleton,
  LoadMore,
  NumberField,
  OfflineBar,
  PageHeader,
  PasswordField,
  ProgressBar,
  RadioGroup,
  RelativeTime,
  Section,
  Select,
  Sheet,
  Skeleton,
  Stack,
  Switch,
  TabLinks,
  Table,
  TextArea,
  TextField,
  ThemeSelect,
  toast,
} from "@/shared/ui";
import { ComboBox } from "@/shared/ui/ComboBox";
import { DatePicker } from "@/shared/ui/DatePicker";
import { Menu } from "@/shared/ui/Menu";
import { Tabs } from "@/shared/ui/Tabs";
import { Tooltip } from "@/shared/ui/Tooltip";
import { StatusBadge } from "@/widgets/StatusBadge";
import styles from "./Gallery.module.css";
import { SampleForm } from "./SampleForm";

const MINUTE_MS = 60_000;
const AGES = [0, 5, 180, 1440, 20_000, 600_000];
const DEVICES = [
  { id: "1", label: "Bosch WAN 24260", hint: "Стиральная машина" },
  { id: "2", label: "LG GA-B509", hint: "Холодильник" },
  { id: "3", label: "Electrolux EOF", hint: "Духовой шкаф" },
];

function Buttons() {
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

function Fields() {
  const [device, setDevice] = useState<string | null>("1");
  const [day, setDay] = useState<string | null>(null);
  const [slot, setSlot] = useState<"morning" | "evening" | null>("morning");
  const [text, setText] = useState("Не сливает воду после стирки.");
  return (
    <Section title="Поля">
      <div className={styles.fields}>
        <TextField label="Имя" autoComplete="name" defaultValue="Анна" />
        <TextField label="Телефон" kind="tel" hint="Позвоним перед визитом" />
        <TextField label="Почта" kind="email" defaultValue="anna@" error="Адрес не закончен" />
        <TextField label="Поиск" kind="search" leading={<Search aria-hidden="true" />} />
        <PasswordField label="Пароль" />
        <TextField label="Код" kind="code" optional="необязательно" />
        <NumberField label="Количество" defaultValue="3" />
        <TextField label="Недоступное" disabled defaultValue="Нельзя изменить" />
        <Select
          label="Срочность"
          placeholder="Выберите"
          options={[
            { value: "low", label: "Не спешит" },
            { value: "high", label: "Срочно" },
          ]}
        />
        <ComboBox label="Устройство" options={DEVICES} value={device} onChange={setDevice} />
        <DatePicker label="Когда удобно" value={day} onChange={setDay} hint="Будни, 9–20" />
        <TextArea
          label="Что случилось"
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={60}
        />
        <div>
          <Checkbox label="Есть чек" hint="Пригодится для гарантии" defaultChecked />
          <Checkbox label="Согласен с условиями" error="Без этого нельзя" />
          <Switch label="Письма о заявках" defaultChecked />
          <Switch label="Недоступно" disabled />
        </div>
        <RadioGroup
          label="Время"
          value={slot}
          onChange={setSlot}
          options={[
            { value: "morning", label: "Утром", hint: "9–13" },
            { value: "evening", label: "Вечером", hint: "17–20" },
          ]}
        />
        <LanguageSelect />
        <ThemeSelect />
      </div>
    </Section>
  );
}

function Objects() {
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

function Overlays() {
  const [open, setOpen] = useState<"dialog" | "sheet" | "confirm" | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title="Поверх страницы">
      <div className={styles.row}>
        <Button onClick={() => setOpen("dialog")}>Диалог</Button>
        <Button onClick={() => setOpen("sheet")}>Шторка</Button>
        <Button onClick={() => setOpen("confirm")}>Подтверждение</Button>
        <Menu
          label="Действия"
          trigger={
            <IconButton label="Действия">
              <EllipsisVertical aria-hidden="true" />
            </IconButton>
          }
          actions={[
            {
              id: "edit",
              label: "Изменить",
              icon: <Pencil aria-hidden="true" />,
              shortcut: "E",
              onSelect: () => toast.info("Изменить"),
            },
            { id: "mail", label: "Написать", icon: <Mail />, disabled: true, onSelect: close },
            {
              id: "delete",
              label: "Удалить",
              icon: <Trash2 aria-hidden="true" />,
              danger: true,
              onSelect: () =>
                toast.success("Удалено", {
                  action: { label: "Вернуть", onPress: () => toast.info("Вернули") },
                }),
            },
          ]}
        />
        <Button onClick={() => toast.success("Заявка отправлена")}>Сообщение</Button>
        <Button onClick={() => toast.error("Не удалось отправить")}>Ошибка</Button>
      </div>
      <Dialog
        open={open === "dialog"}
        onClose={close}
        title="Перенести визит"
        actions={
          <>
            <Button onClick={close}>Отмена</Button>
            <Button variant="primary" onClick={close}>
              Перенести
            </Button>
          </>
        }
      >
        <TextField label="Причина" />
      </Dialog>
      <Sheet open={open === "sheet"} onClose={close} title="Фильтры">
        <Checkbox label="Только открытые" />
        <Checkbox label="Только мои" />
      </Sheet>
      <ConfirmDialog
        open={open === "confirm"}
        onClose={close}
        onConfirm={close}
        title="Удалить устройство?"
        confirmLabel="Удалить"
        danger
      >
        Его фотографии и история исчезнут. Вернуть их нельзя.
      </ConfirmDialog>
    </Section>
  );
}

function States() {
  return (
    <Section title="Состояния">
      <Stack>
        <div data-sample="">
          <ListSkeleton leading />
          <Skeleton shape="block" />
        </div>
        <Card>
          <EmptyState
            icon={<Ticket />}
            title="Заявок пока нет"
            action={<Button variant="primary">Подать заявку</Button>}
          >
            Если что-то сломается, мы поможем: расскажите, что случилось, и выберите время.
          </EmptyState>
        </Card>
        <Card>
          <ErrorState onRetry={() => undefined} requestId="01JD-7F3A" />
        </Card>
        <OfflineBar offline waiting={2} />
        <LoadMore hasMore loading={false} onLoadMore={() => undefined} auto={false} />
      </Stack>
    </Section>
  );
}

function Views() {
  return (
    <Section title="Вкладки и таблица">
      <Stack>
        <Tabs
          label="Заявка"
          tabs={[
            { id: "chat", label: "Переписка", content: "Переписка с мастером" },
            { id: "history", label: "История", content: "Кто и что сделал" },
          ]}
        />
        <TabLinks
          label="Разделы"
          links={[
            { to: "/gallery", label: "Галерея" },
            { to: "/", label: "Главная", end: true },
          ]}
        />
        <Table label="Заявки">
          <thead>
            <tr>
              <th scope="col">Номер</th>
              <th scope="col">Заявка</th>
              <th scope="col">Статус</th>
              <th scope="col">Срок</th>
            </tr>
          </thead>
          <tbody>
            <tr aria-selected="true">
              <td>T-1042</td>
              <td>Не сливает воду</td>
              <td>
                <StatusBadge status="in_progress" />
              </td>
              <td>сегодня, 18:00</td>
            </tr>
            <tr>
              <td>T-1041</td>
              <td>Шумит холодильник</td>
              <td>
                <StatusBadge status="new" />
              </td>
              <td>завтра, 12:00</td>
            </tr>
          </tbody>
        </Table>
      </Stack>
    </Section>
  );
}

/** Every component in every state, to look at; its words are samples, in Russian alone. */
export default function Gallery() {
  return (
    <div lang="ru">
      <PageHeader title="Галерея" actions={<Button variant="primary">Главное</Button>}>
        Все детали интерфейса во всех состояниях
      </PageHeader>
      <Buttons />
      <Fields />
      <SampleForm />
      <Objects />
      <Overlays />
      <Views />
      <States />
    </div>
  );
}
