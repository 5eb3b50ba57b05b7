import { Section, Stack, TabLinks, Table } from "@/shared/ui";
import { Tabs } from "@/shared/ui/Tabs";
import { StatusBadge } from "@/widgets/StatusBadge";

/** Tabs and tables. */
export function Views() {
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
