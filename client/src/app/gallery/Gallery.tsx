import { PageHeader } from "@/shared/ui";

/** Every component in every state, to look at. */
export default function Gallery() {
  return <PageHeader title="Gallery" />;
}
