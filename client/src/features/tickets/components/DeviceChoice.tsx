import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { CircleHelp, Plus, WashingMachine } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { useTranslation } from "@/shared/i18n";
import { Button, FieldError, Loading, Skeleton } from "@/shared/ui";
import { useField } from "@/shared/ui/form";
import { deviceQuery, myDevicesQuery } from "../api/devices";
import styles from "./DeviceChoice.module.css";

interface Choice {
  id: string;
  title: string;
  about: string;
  photo: string | null;
}

const FEW = 6;
/** The form's value for 'not about a device'; null is 'not chosen yet'. */
export const NO_DEVICE = "none";

/** Which thing it is about: cards, as one knows them from home. */
export function DeviceChoice({ name }: { name: string }) {
  const { t } = useTranslation("tickets");
  const { value, onChange, error, ref, onBlur } = useField<string | null>(name);
  const [all, setAll] = useState(false);
  const mine = useQuery(myDevicesQuery());
  const isForeign =
    value !== null && value !== NO_DEVICE && mine.data?.every((device) => device.id !== value);
  const scanned = useQuery(deviceQuery(isForeign ? value : null));

  const choices: Choice[] = (mine.data ?? []).map((device) => ({
    id: device.id,
    title: device.title,
    about: [device.summary?.brand, device.summary?.model].filter(Boolean).join(" "),
    photo: device.summary?.photo?.thumbnail_url ?? null,
  }));
  if (isForeign && scanned.data) {
    const { id, title, brand, model, photos } = scanned.data;
    choices.unshift({
      id,
      title,
      about: `${brand} ${model}`,
      photo: photos[0]?.thumbnail_url ?? null,
    });
  }
  // The chosen one never hides behind 'show all'.
  const shown = all ? choices : choices.filter((choice, at) => at < FEW || choice.id === value);

  return (
    <fieldset className={styles.group} aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="visually-hidden">{t("new.device.title")}</legend>
      {/* Without a network the list may never come: the ticket can be filed without it. */}
      {mine.isLoading ? (
        <Loading className={styles.cards}>
          <Skeleton shape="block" height="4.5rem" />
          <Skeleton shape="block" height="4.5rem" />
        </Loading>
      ) : (
        <div className={styles.cards}>
          {shown.map((choice, at) => (
            <DeviceCard
              key={choice.id}
              inputRef={at === 0 ? ref : undefined}
              checked={value === choice.id}
              onChoose={() => onChange(choice.id)}
              onBlur={onBlur}
              picture={
                choice.photo ? (
                  <img src={choice.photo} alt="" />
                ) : (
                  <WashingMachine aria-hidden="true" />
                )
              }
              title={choice.title}
              about={choice.about}
            />
          ))}
          <DeviceCard
            inputRef={shown.length === 0 ? ref : undefined}
            checked={value === NO_DEVICE}
            onChoose={() => onChange(NO_DEVICE)}
            onBlur={onBlur}
            picture={<CircleHelp aria-hidden="true" />}
            title={t("new.device.none")}
            about={t("new.device.noneHint")}
          />
          <Link to="/devices/new?next=/tickets/new" className={clsx(styles.card, styles.add)}>
            <span className={styles.picture}>
              <Plus aria-hidden="true" />
            </span>
            <span className={styles.words}>
              <span className={styles.title}>{t("new.device.add")}</span>
              <span className={styles.about}>{t("new.device.addHint")}</span>
            </span>
          </Link>
        </div>
      )}
      {shown.length < choices.length && (
        <Button size="small" variant="quiet" className={styles.all} onClick={() => setAll(true)}>
          {t("new.device.all", { count: choices.length })}
        </Button>
      )}
      <FieldError id={`${name}-error`}>{error}</FieldError>
    </fieldset>
  );
}

function DeviceCard({
  inputRef,
  checked,
  onChoose,
  onBlur,
  picture,
  title,
  about,
}: {
  inputRef?: React.Ref<HTMLInputElement>;
  checked: boolean;
  onChoose: () => void;
  onBlur: () => void;
  picture: ReactNode;
  title: string;
  about: string;
}) {
  return (
    <label className={styles.card}>
      <input
        ref={inputRef}
        type="radio"
        name="ticket-device"
        className="visually-hidden"
        checked={checked}
        onChange={onChoose}
        onBlur={onBlur}
      />
      <span className={styles.picture}>{picture}</span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {about && <span className={styles.about}>{about}</span>}
      </span>
      <span className={styles.dot} aria-hidden="true" />
    </label>
  );
}
