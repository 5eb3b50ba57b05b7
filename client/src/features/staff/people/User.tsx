import { useQuery } from "@tanstack/react-query";
import { Ban, LockOpen } from "lucide-react";
import { useState } from "react";
import { useParams } from "react-router";
import type { AdminUserRead, AdminUserUpdate } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import {
  Button,
  Card,
  Checkbox,
  CopyButton,
  ListSkeleton,
  PageHeader,
  ProblemState,
  Section,
  Switch,
  toast,
} from "@/shared/ui";
import { StaffPage } from "../components/StaffPage";
import { AccountBadge } from "./AccountBadge";
import { useChangeUser, userQuery } from "./api";
import { Devices, Latest, Tickets } from "./Belongings";
import { BlockDialog } from "./BlockDialog";
import styles from "./People.module.css";

const STAFF_ROLES = ["technician", "support", "admin"] as const;

export default function UserPage() {
  const { t } = useTranslation("people");
  const { id = "" } = useParams();
  const query = useQuery(userQuery(id));
  return (
    <StaffPage>
      {query.data ? (
        <Account key={id} user={query.data} />
      ) : query.error ? (
        <>
          <PageHeader title={t("title")} back="/staff/users" />
          <ProblemState error={query.error} onRetry={query.refetch} retrying={query.isFetching} />
        </>
      ) : (
        <>
          <PageHeader title={t("title")} back="/staff/users" />
          <ListSkeleton rows={6} />
        </>
      )}
    </StaffPage>
  );
}

function Account({ user }: { user: AdminUserRead }) {
  const { t } = useTranslation("people");
  const { user: reader } = useSession();
  const [isBlocking, setIsBlocking] = useState(false);
  const { change, isPending } = useChange(user.id);
  const name = user.name ?? t("nameless");
  const isSelf = reader?.id === user.id;
  const isBlocked = user.status === "blocked";
  return (
    <>
      <PageHeader
        title={name}
        back="/staff/users"
        actions={
          user.status !== "deleted" &&
          !isSelf &&
          (isBlocked ? (
            <Button
              icon={<LockOpen aria-hidden="true" />}
              pending={isPending}
              onClick={() => change({ status: "active" }, t("unblocked"))}
            >
              {t("unblock")}
            </Button>
          ) : (
            <Button icon={<Ban aria-hidden="true" />} onClick={() => setIsBlocking(true)}>
              {t("block")}
            </Button>
          ))
        }
      >
        <AccountBadge status={user.status} />
      </PageHeader>
      {user.status !== "active" && (
        <p className={styles.note}>
          {t(isBlocked ? "blockedNote" : "deletedNote")}{" "}
          {user.block_reason && t("blockedReason", { reason: user.block_reason })}
        </p>
      )}
      <div className={styles.columns}>
        <div>
          <Details user={user} />
          {user.status !== "deleted" && <Access user={user} isSelf={isSelf} />}
        </div>
        <div>
          <Tickets id={user.id} />
          <Devices id={user.id} />
          <Latest id={user.id} />
        </div>
      </div>
      {isBlocking && (
        <BlockDialog
          id={user.id}
          name={name}
          onClose={() => setIsBlocking(false)}
          onDone={() => {
            setIsBlocking(false);
            toast.success(t("blocked"));
          }}
        />
      )}
    </>
  );
}

function useChange(id: string) {
  const { t: problemWords } = useTranslation("problems");
  const { mutate, isPending } = useChangeUser(id);
  const change = (update: AdminUserUpdate, words: string) =>
    mutate(update, {
      onSuccess: () => toast.success(words),
      onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    });
  return { change, isPending };
}

function Details({ user }: { user: AdminUserRead }) {
  const { t } = useTranslation("people");
  const format = useFormat();
  return (
    <Section title={t("details")}>
      <Card>
        <dl className={styles.details}>
          <div>
            <dt>{t("phoneLabel")}</dt>
            <dd>
              {user.phone ? (
                <>
                  <a href={`tel:${user.phone}`}>{user.phone}</a>
                  <CopyButton value={user.phone} what={t("phone")} />
                </>
              ) : (
                t("none")
              )}
            </dd>
          </div>
          <div>
            <dt>{t("emailLabel")}</dt>
            <dd>
              {user.email ? (
                <>
                  <a href={`mailto:${user.email}`}>{user.email}</a>
                  <CopyButton value={user.email} what={t("email")} />
                  {!user.email_verified && <span className={styles.quiet}>{t("unverified")}</span>}
                </>
              ) : (
                t("none")
              )}
            </dd>
          </div>
          <div>
            <dt>{t("address")}</dt>
            <dd>{user.address ?? t("none")}</dd>
          </div>
          <div>
            <dt>{t("language")}</dt>
            <dd>{t(`languages.${user.locale}`)}</dd>
          </div>
          <div>
            <dt>{t("since")}</dt>
            <dd>
              <time dateTime={user.created_at} title={format.exact(user.created_at)}>
                {format.day(user.created_at)}
              </time>
            </dd>
          </div>
        </dl>
      </Card>
    </Section>
  );
}

function Access({ user, isSelf }: { user: AdminUserRead; isSelf: boolean }) {
  const { t } = useTranslation("people");
  const { change, isPending } = useChange(user.id);
  const [roles, setRoles] = useState(user.roles);
  const isChanged = [...roles].sort().join() !== [...user.roles].sort().join();
  return (
    <Section title={t("access")}>
      <Card className={styles.access}>
        <Switch
          label={t("subscriptionLabel")}
          checked={user.has_subscription}
          disabled={isPending}
          onChange={({ target: { checked } }) =>
            change({ has_subscription: checked }, t(checked ? "subscriptionOn" : "subscriptionOff"))
          }
        />
        <fieldset className={styles.roles} disabled={isSelf}>
          <legend className={styles.legend}>{t("rolesLabel")}</legend>
          {STAFF_ROLES.map((role) => (
            <Checkbox
              key={role}
              label={t(`roles.${role}`)}
              hint={t(`roleHints.${role}`)}
              checked={roles.includes(role)}
              onChange={({ target: { checked } }) =>
                setRoles(checked ? [...roles, role] : roles.filter((each) => each !== role))
              }
            />
          ))}
        </fieldset>
        <p className={styles.quiet}>{t(isSelf ? "self" : "rolesHint")}</p>
        {isChanged && (
          <Button
            variant="primary"
            pending={isPending}
            onClick={() => change({ roles }, t("rolesSaved"))}
          >
            {t("saveRoles")}
          </Button>
        )}
      </Card>
    </Section>
  );
}
