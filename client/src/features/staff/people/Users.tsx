import { useInfiniteQuery } from "@tanstack/react-query";
import { Search, UsersRound } from "lucide-react";
import { useEffect, useState } from "react";
import { AccountStatus, type AdminUserRead, Role } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { useFormat, useTranslation } from "@/shared/i18n";
import {
  Avatar,
  Badge,
  Button,
  EmptyState,
  List,
  ListRow,
  ListSkeleton,
  ListStates,
  PageHeader,
  Select,
  TextField,
} from "@/shared/ui";
import { StaffPage } from "../components/StaffPage";
import { useAddress } from "../lib/useAddress";
import { AccountBadge } from "./AccountBadge";
import { filtersOf, usersQuery } from "./api";
import styles from "./People.module.css";

const TYPING_MS = 300;

export default function UsersPage() {
  const { t } = useTranslation("people");
  const { params, set } = useAddress();
  const q = params.get("q") ?? "";
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => set({ q: typed.trim() }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, q, set]);
  const query = useInfiniteQuery(usersQuery(filtersOf(params)));
  const users = itemsOf(query.data);
  const clear = () => {
    setTyped("");
    set({ q: null, role: null, status: null, subscription: null });
  };

  return (
    <StaffPage narrow>
      <PageHeader title={t("title")} />
      <div className={styles.filters}>
        <TextField
          kind="search"
          label={t("search")}
          hideLabel
          placeholder={t("search")}
          className={styles.search}
          leading={<Search aria-hidden="true" />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          label={t("role")}
          hideLabel
          placeholder={t("anyRole")}
          value={params.get("role") ?? ""}
          options={Object.values(Role).map((value) => ({ value, label: t(`roles.${value}`) }))}
          onChange={(event) => set({ role: event.target.value })}
        />
        <Select
          label={t("status")}
          hideLabel
          placeholder={t("anyStatus")}
          value={params.get("status") ?? ""}
          options={Object.values(AccountStatus).map((value) => ({
            value,
            label: t(`statuses.${value}`),
          }))}
          onChange={(event) => set({ status: event.target.value })}
        />
        <Select
          label={t("subscription")}
          hideLabel
          placeholder={t("anySubscription")}
          value={params.get("subscription") ?? ""}
          options={[
            { value: "yes", label: t("with") },
            { value: "no", label: t("without") },
          ]}
          onChange={(event) => set({ subscription: event.target.value })}
        />
      </div>
      <ListStates
        query={query}
        skeleton={<ListSkeleton rows={8} leading />}
        isEmpty={users.length === 0}
        empty={
          <EmptyState
            icon={<UsersRound />}
            title={t("empty")}
            action={<Button onClick={clear}>{t("clear")}</Button>}
          >
            {t("emptyText")}
          </EmptyState>
        }
      >
        <List>
          {users.map((user) => (
            <UserRow key={user.id} user={user} />
          ))}
        </List>
      </ListStates>
    </StaffPage>
  );
}

function UserRow({ user }: { user: AdminUserRead }) {
  const { t } = useTranslation("people");
  const format = useFormat();
  const roles = user.roles.filter((role) => role !== "customer");
  return (
    <ListRow
      to={`/staff/users/${user.id}`}
      leading={<Avatar name={user.name} />}
      title={user.name ?? t("nameless")}
      trailing={
        <span className={styles.trailing}>
          {user.status !== "active" && <AccountBadge status={user.status} />}
          {user.has_subscription && <Badge tone="accent">{t("subscription")}</Badge>}
          {roles.map((role) => (
            <Badge key={role}>{t(`roles.${role}`)}</Badge>
          ))}
          <span className={styles.since}>{format.day(user.created_at)}</span>
        </span>
      }
    >
      {[user.email, user.phone, user.block_reason].filter(Boolean).join(" · ")}
    </ListRow>
  );
}
