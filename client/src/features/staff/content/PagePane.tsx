import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff, History } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { createPage, updatePage } from "@/shared/api/generated/endpoints/pages/pages";
import type { PageKind, PageUpdate } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import {
  Badge,
  Button,
  DateTime,
  Dialog,
  ListSkeleton,
  PageHeader,
  ProblemState,
  toast,
} from "@/shared/ui";
import { pageQuery, versionsQuery, versionTexts } from "./api";
import styles from "./Content.module.css";
import { Editor } from "./Editor";
import { changesOf, NO_TEXTS, slugOf, type Texts, written } from "./texts";

export function NewPage({ kind }: { kind: PageKind }) {
  const { t } = useTranslation("content");
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = async (texts: Texts) => {
    const slug = slugOf(texts.en.title || texts.ru.title);
    await createPage({ slug, kind, published: false, translations: written(texts) });
    await client.invalidateQueries({ queryKey: keys.pages.all });
    toast.success(t("createdDraft"));
    navigate(`?page=${slug}`, { replace: true });
  };
  return (
    <>
      <PageHeader title={t(`add.${kind}`)} back="?" />
      <Editor
        draftKey={`page-new:${kind}`}
        saved={NO_TEXTS}
        saveLabel={t("createDraft")}
        onSave={create}
      />
    </>
  );
}

export function PagePane({ slug }: { slug: string }) {
  const { t } = useTranslation("content");
  const { t: problemWords } = useTranslation("problems");
  const client = useQueryClient();
  const query = useQuery(pageQuery(slug));
  if (query.error && !query.data) {
    return <ProblemState error={query.error} onRetry={query.refetch} retrying={query.isFetching} />;
  }
  if (!query.data) return <ListSkeleton rows={4} />;
  const { found, texts: saved } = query.data;

  const change = async (update: PageUpdate) => {
    await updatePage(slug, update);
    await client.invalidateQueries({ queryKey: keys.pages.all });
  };
  const toggle = () =>
    change({ published: !found.published }).then(
      () => toast.success(t(found.published ? "hidden" : "shown")),
      (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    );
  return (
    <>
      <PageHeader
        title={found.title}
        back="?"
        actions={
          <Button
            size="small"
            icon={found.published ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            onClick={() => void toggle()}
          >
            {t(found.published ? "unpublish" : "publish")}
          </Button>
        }
      >
        <Badge tone={found.published ? "success" : "neutral"}>
          {t(found.published ? "published" : "draft")}
        </Badge>
      </PageHeader>
      <Editor
        draftKey={`page:${slug}`}
        saved={saved}
        saveLabel={t("save")}
        onSave={async (texts) => {
          await change({ translations: changesOf(texts, saved) });
          toast.success(t("savedToast"));
        }}
        offered={(take) => <Versions slug={slug} current={found.version} onTake={take} />}
      />
    </>
  );
}

/** Earlier texts: taking one puts it into the editor, and nothing is published until it is saved. */
function Versions({
  slug,
  current,
  onTake,
}: {
  slug: string;
  current: number;
  onTake: (texts: Texts) => void;
}) {
  const { t } = useTranslation("content");
  const { t: problemWords } = useTranslation("problems");
  const [isOpen, setIsOpen] = useState(false);
  const query = useQuery({ ...versionsQuery(slug), enabled: isOpen });
  const take = (version: number) =>
    versionTexts(slug, version).then(
      (texts) => {
        onTake(texts);
        setIsOpen(false);
        toast.info(t("versions.taken", { version }));
      },
      (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    );
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={<History aria-hidden="true" />}
        onClick={() => setIsOpen(true)}
      >
        {t("versions.open", { version: current })}
      </Button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title={t("versions.title")}>
        {query.data ? (
          <ol className={styles.versions}>
            {query.data.map(({ version, created_at }) => (
              <li key={version}>
                <span>
                  {t("versions.one", { version })}
                  <br />
                  <span className={styles.sub}>
                    <DateTime value={created_at} />
                  </span>
                </span>
                {version === current ? (
                  <Badge tone="success">{t("versions.current")}</Badge>
                ) : (
                  <Button size="small" onClick={() => void take(version)}>
                    {t("versions.take")}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        ) : query.error ? (
          <ProblemState error={query.error} onRetry={query.refetch} />
        ) : (
          <ListSkeleton rows={3} />
        )}
      </Dialog>
    </>
  );
}
