import { Button, PageHeader } from "@/shared/ui";
import { Buttons } from "./Buttons";
import { Fields } from "./Fields";
import { Objects } from "./Objects";
import { Overlays } from "./Overlays";
import { SampleForm } from "./SampleForm";
import { States } from "./States";
import { Views } from "./Views";

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
