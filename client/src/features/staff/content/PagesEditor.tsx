import { useQuery } from "@tanstack/react-query";
import { FilePlus, Newspaper } from "lucide-react";
import { Link } from "react-router";
import type { PageKind } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Badge, ButtonLink, EmptyState, ListSkeleton, Panes, ProblemState } from "@/shared/ui";
import { useAddress } from "../lib/useAddress";
import { pagesQuery } from "./api";
import styles from "./Content.module.css";
import { ListHeader } from "./ListHeader";
import { NewPage, PagePane } from "./PagePane";

const KINDS = ["page", "news"] as const satisfies readonly PageKind[];

export default function PagesEditorPage() {
  const { t, i18n } = useTranslation("content");
  const format = useFormat();
  const { params } = useAddress();
  const query = useQuery(pagesQuery(i18n.language));
  const slug = params.get("page");
  const kind = KINDS.find((each) => each === params.get("new"));
  return (
    <Panes
      id="pages-editor"
      active={slug || kind ? "work" : "list"}
      panes={[
        {
          id: "list",
          label: t("pages.title"),
          width: { initial: 360, min: 280, max: 560 },
          className: styles.list,
          content: (
            <>
              <ListHeader title={t("pages.title")} isPage={!slug && !kind} />
              {query.data ? (
                KINDS.map((each) => {
                  const those = query.data.filter(
                    (page) => (page.kind === "news") === (each === "news"),
                  );
                  return (
                    <section key={each} className={styles.group} aria-label={t(`kinds.${each}`)}>
                      <div className={styles.groupHead}>
                        <h2 className={styles.groupTitle}>{t(`kinds.${each}`)}</h2>
                        <ButtonLink
                          to={`?new=${each}`}
                          size="small"
                          variant="quiet"
                          aria-label={`${t("faq.add")}: ${t(`add.${each}`)}`}
                          icon={<FilePlus aria-hidden="true" />}
                        >
                          {t("faq.add")}
                        </ButtonLink>
                      </div>
                      {those.length === 0 && <p className={styles.none}>{t(`none.${each}`)}</p>}
                      <ul className={styles.items}>
                        {those.map((page) => (
                          <li key={page.slug} className={styles.item}>
                            <Link
                              to={`?page=${page.slug}`}
                              className={styles.link}
                              aria-current={page.slug === slug ? "page" : undefined}
                            >
                              {page.title}
                              {page.published ? (
                                <span className={styles.sub}>
                                  {format.relative(page.updated_at)}
                                </span>
                              ) : (
                                <Badge>{t("draft")}</Badge>
                              )}
                            </Link>
                          </li>
                        ))}
                      </ul>
                    </section>
                  );
                })
              ) : query.error ? (
                <ProblemState error={query.error} onRetry={query.refetch} />
              ) : (
                <ListSkeleton rows={6} />
              )}
            </>
          ),
        },
        {
          id: "work",
          label: t("editor"),
          className: styles.work,
          content: slug ? (
            <PagePane key={slug} slug={slug} />
          ) : kind ? (
            <NewPage key={kind} kind={kind} />
          ) : (
            <div className={styles.nothing}>
              <EmptyState icon={<Newspaper />} title={t("pages.choose")}>
                {t("pages.chooseText")}
              </EmptyState>
            </div>
          ),
        },
      ]}
    />
  );
}
