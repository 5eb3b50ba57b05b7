import { useQuery } from "@tanstack/react-query";
import { Camera } from "lucide-react";
import type { UserRead } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { Avatar, Button, CopyButton, toast } from "@/shared/ui";
import { FileButton } from "@/widgets/photos";
import { avatarQuery, useChangeAvatar, useUpdateUser } from "../api/profile";
import styles from "./Profile.module.css";

/** The account's face: picture, name, and the phone that it is known by. */
export function Who({ user }: { user: UserRead }) {
  const { t } = useTranslation("profile");
  const { t: problemWords } = useTranslation("problems");
  const change = useChangeAvatar();
  const update = useUpdateUser();
  const { data: avatar } = useQuery(avatarQuery(user.avatar_media_id));
  const failed = (error: unknown) => toast.error(problemWords(problemKeys(toProblem(error))));
  return (
    <div className={styles.who}>
      <Avatar name={user.name} src={avatar?.thumbnail_url} size="large" />
      <div className={styles.whoWords}>
        {user.phone && (
          <span className={styles.phone}>
            {user.phone}
            <CopyButton value={user.phone} what={t("details.phone")} />
          </span>
        )}
        <span className={styles.buttons}>
          <FileButton
            size="small"
            icon={<Camera aria-hidden="true" />}
            label={t(user.avatar_media_id ? "avatar.change" : "avatar.add")}
            pending={change.isPending}
            onFiles={([file]) => {
              if (!file?.type.startsWith("image/")) return toast.error(t("avatar.onlyPhotos"));
              change.mutate(file, { onError: failed });
            }}
          />
          {user.avatar_media_id && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => update.mutate({ avatar_media_id: null }, { onError: failed })}
            >
              {t("avatar.remove")}
            </Button>
          )}
        </span>
      </div>
    </div>
  );
}
