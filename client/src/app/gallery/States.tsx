import { Ticket } from "lucide-react";
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  ListSkeleton,
  LoadMore,
  OfflineBar,
  Section,
  Skeleton,
  Stack,
} from "@/shared/ui";

/** Loading, empty, failed, offline. */
export function States() {
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
