import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  createSavedView,
  deleteSavedView,
  updateSavedView,
} from "@/shared/api/generated/endpoints/tickets/tickets";
import type { SavedViewCreate, SavedViewRead, SavedViewUpdate } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { fromSaved } from "../lib/filter";

/** Changes the saved views here at once, and takes it back when the server will not have it. */
function useViewMutation<Variables, Result>(
  call: (variables: Variables) => Promise<Result>,
  optimistic?: (views: SavedViewRead[], variables: Variables) => SavedViewRead[],
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onMutate: async (variables: Variables) => {
      await client.cancelQueries({ queryKey: keys.tickets.views });
      const before = client.getQueryData<SavedViewRead[]>(keys.tickets.views);
      if (before && optimistic) {
        client.setQueryData(keys.tickets.views, optimistic(before, variables));
      }
      return before;
    },
    onError: (_error, _variables, before) => client.setQueryData(keys.tickets.views, before),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.tickets.viewCounts });
      return client.invalidateQueries({ queryKey: keys.tickets.views });
    },
  });
}

export function useCreateView() {
  return useViewMutation((view: SavedViewCreate) => createSavedView(view));
}

export function useUpdateView() {
  return useViewMutation(
    ({ id, change }: { id: string; change: SavedViewUpdate }) => updateSavedView(id, change),
    (views, { id, change }) =>
      views.map((view) =>
        view.id === id
          ? { ...view, name: change.name ?? view.name, shared: change.shared ?? view.shared }
          : view,
      ),
  );
}

export function useDeleteView() {
  return useViewMutation(
    (view: SavedViewRead) => deleteSavedView(view.id),
    (views, gone) => views.filter(({ id }) => id !== gone.id),
  );
}

/** The same view again, for 'undo'. */
export function asNew({ name, shared, filter, position }: SavedViewRead): SavedViewCreate {
  return { name, shared, position, filter: fromSaved(filter) };
}
