import { listAudit } from "@/shared/api/generated/endpoints/admin/admin";
import type { ListAuditParams } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { pagedQuery } from "@/shared/api/page";

export function auditQuery(filters: ListAuditParams) {
  return {
    ...pagedQuery(keys.admin.audit(filters), (cursor, options) =>
      listAudit({ ...filters, cursor }, options),
    ),
    meta: { persist: false },
  };
}
