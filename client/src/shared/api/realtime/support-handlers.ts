import { listCaseMessages } from "../generated/endpoints/support/support";
import type { CaseDetail, CaseRead } from "../generated/model";
import { keys } from "../keys";
import { fetchNewer } from "./messages";
import { patchDetail, patchInLists } from "./patch";
import type { Handlers } from "./registry";
import { invalidateSoon } from "./soon";

export const supportHandlers: Handlers = {
  "support.created": (client) => invalidateSoon(client, keys.support.lists, keys.support.meta),

  "support.status_changed": (client, data) => {
    const { case_id: id, to: status, changed_at: updated_at } = data;
    patchInLists<CaseRead>(client, keys.support.lists, id, { status, updated_at });
    patchDetail<CaseDetail>(client, keys.support.detail(id), (present) =>
      Date.parse(present.updated_at) > Date.parse(updated_at)
        ? present
        : { ...present, status, updated_at, allowed_transitions: [] },
    );
    invalidateSoon(client, keys.support.detail(id), keys.support.lists, keys.support.meta);
  },

  "support.message_added": (client, data) => {
    const id = data.case_id;
    void fetchNewer(client, keys.support.messages(id), (params, options) =>
      listCaseMessages(id, params, options),
    );
    invalidateSoon(client, keys.support.lists);
  },
};
