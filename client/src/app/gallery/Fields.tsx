import { Search } from "lucide-react";
import { useState } from "react";
import {
  Checkbox,
  LanguageSelect,
  NumberField,
  PasswordField,
  RadioGroup,
  Section,
  Select,
  Switch,
  TextArea,
  TextField,
  ThemeSelect,
} from "@/shared/ui";
import { ComboBox } from "@/shared/ui/ComboBox";
import { DatePicker } from "@/shared/ui/DatePicker";
import styles from "./Gallery.module.css";

const DEVICES = [
  { id: "1", label: "Bosch WAN 24260", hint: "Стиральная машина" },
  { id: "2", label: "LG GA-B509", hint: "Холодильник" },
  { id: "3", label: "Electrolux EOF", hint: "Духовой шкаф" },
];

/** Fields of each kind, with hints and errors. */
export function Fields() {
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
