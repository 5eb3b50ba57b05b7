import { type ReactNode, useRef } from "react";
import { Button, type ButtonProps, IconButton } from "@/shared/ui";
import { ACCEPTED_TYPES } from "./useUploads";

interface Props extends Omit<ButtonProps, "onClick" | "children"> {
  onFiles: (files: File[]) => void;
  label: string;
  children?: ReactNode;
  /** Without words, where the icon says it. */
  iconOnly?: boolean;
}

/** Opens the phone's own choice: camera, photos, files. */
export function FileButton({ onFiles, label, icon, iconOnly, ...rest }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const open = () => input.current?.click();
  return (
    <>
      {iconOnly ? (
        <IconButton {...rest} label={label} onClick={open}>
          {icon}
        </IconButton>
      ) : (
        <Button {...rest} icon={icon} onClick={open}>
          {label}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED_TYPES.join()}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
