import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import type { DeviceRead } from "@/shared/api/generated/model";
import { toProblem } from "@/shared/api/problem";
import { Loading, PageHeader, ProblemState } from "@/shared/ui";
import { deviceQuery } from "../api/devices";

/** The page of the device in the address; before that its skeleton, or what went wrong. */
export function WithDevice({
  title,
  back,
  skeleton,
  className,
  children,
}: {
  /** The heading until the device's own is known. */
  title: string;
  back?: string;
  skeleton: ReactNode;
  className?: string;
  children: (device: DeviceRead) => ReactNode;
}) {
  const { id = "" } = useParams();
  const { data: device, error, refetch, isFetching } = useQuery(deviceQuery(id));
  if (device) {
    return (
      <>
        <PageHeader title={device.title} back={back}>
          {device.brand} {device.model}
        </PageHeader>
        {children(device)}
      </>
    );
  }
  const isGone = error && toProblem(error).status === 404;
  return (
    <>
      <PageHeader title={title} back={back} />
      {error ? (
        <ProblemState
          error={error}
          onRetry={isGone ? undefined : () => refetch()}
          retrying={isFetching}
        />
      ) : (
        <Loading className={className}>{skeleton}</Loading>
      )}
    </>
  );
}
