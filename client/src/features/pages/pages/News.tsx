import { useQuery } from "@tanstack/react-query";
import { Newspaper } from "lucide-react";
import { useFormat, useTranslation } from "@/shared/i18n";
import {
  ButtonLink,
  Card,
  EmptyState,
  ListStates,
  Loading,
  PageHeader,
  Skeleton,
} from "@/shared/ui";
import { newsQuery } from "../api/pages";
import styles from "../components/Pages.module.css";

export default function NewsPage() {
  const { t, i18n } = useTranslation("pages");
  const format = useFormat();
  const query = useQuery(newsQuery(i18n.language));
  const news = query.data ?? [];
  return (
    <>
      <PageHeader title={t("news.title")} />
      <ListStates
        query={query}
        skeleton={
          <Loading className={styles.news}>
            <Skeleton shape="block" height="7rem" />
            <Skeleton shape="block" height="7rem" />
          </Loading>
        }
        isEmpty={news.length === 0}
        empty={
          <EmptyState
            icon={<Newspaper />}
            title={t("news.emptyTitle")}
            action={<ButtonLink to="/faq">{t("page.toFaq")}</ButtonLink>}
          >
            {t("news.emptyText")}
          </EmptyState>
        }
      >
        <ul className={styles.news}>
          {news.map((page) => (
            <li key={page.slug}>
              <Card to={`/pages/${page.slug}`} className={styles.item}>
                <span className={styles.muted}>
                  {format.day(page.published_at ?? page.updated_at)}
                </span>
                <h2 className={styles.itemTitle}>{page.title}</h2>
                <span>{page.excerpt}</span>
              </Card>
            </li>
          ))}
        </ul>
      </ListStates>
    </>
  );
}
