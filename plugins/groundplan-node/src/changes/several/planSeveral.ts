/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { InputError } from '@backstage/errors';
import {
  groupOf,
  ObjectChange,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { ChangedSubject } from '../object/planObjectChange';
import { PlannedChange } from '../plan/finishPlan';
import { Base } from '../plan/openBase';
import { isSameRepository } from '../repositories/TargetRepositories';
import { joinPlans } from './joinPlans';
import { WorkingCopies } from './WorkingCopies';

/** One of several changes. @internal */
export interface OneOfSeveral {
  subject: ChangedSubject;
  change: ObjectChange;
  /** Works out the change against repositories as they are opened here. */
  plan(
    open: (repository: TargetRepository) => Promise<Base>,
  ): Promise<PlannedChange>;
}

/**
 * Changes several objects of one repository, each on top of those before it, so
 * that two of one file both come about. The order in which they are given does
 * not matter.
 *
 * @throws InputError where they are in several repositories or branches, or one
 * of them goes with another that is deleted.
 * @internal
 */
export async function planSeveral(
  all: readonly OneOfSeveral[],
  open: (repository: TargetRepository) => Promise<Base>,
): Promise<PlannedChange> {
  const copies = WorkingCopies.create(open);
  const parts: PlannedChange[] = [];
  for (const one of [...all].sort(inOrder)) {
    const deletion = parts.find(({ plan }) => deletes(plan, one.subject));
    if (!deletion) {
      const part = await one.plan(async it => await copies.open(it));
      const { repository, base, files } = part.plan;
      copies.write(repository, base, files);
      parts.push(part);
    } else if (one.change.operation !== 'delete') {
      throw new InputError(
        `${one.subject.title} ${one.subject.name} was made together with what '${deletion.plan.title}' takes away, and goes with it: leave one of the two out`,
      );
    }
  }
  requireOnePlace(parts);
  const [first, ...others] = parts;
  return others.length === 0 ? first : joinPlans([first, ...others]);
}

/** Deletions first: what goes with something else is noticed then. */
function inOrder(a: OneOfSeveral, b: OneOfSeveral): number {
  const keyOf = ({ change }: OneOfSeveral) =>
    `${change.operation === 'delete' ? 0 : 1} ${change.entityRef}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function deletes(
  { host, objects }: PlannedChange['plan'],
  subject: ChangedSubject,
): boolean {
  return (
    host === subject.host &&
    objects.some(
      ({ apiVersion, kind, namespace, name, change }) =>
        change === 'deleted' &&
        groupOf(apiVersion) === subject.group &&
        kind === subject.kind &&
        namespace === subject.namespace &&
        name === subject.name,
    )
  );
}

function requireOnePlace(parts: readonly PlannedChange[]): void {
  const places: { plan: PlannedChange['plan']; titles: string[] }[] = [];
  for (const { plan } of parts) {
    const known = places.find(
      place =>
        isSameRepository(place.plan.repository, plan.repository) &&
        place.plan.base === plan.base,
    );
    if (known) {
      known.titles.push(plan.title);
    } else {
      places.push({ plan, titles: [plan.title] });
    }
  }
  const [most, ...elsewhere] = places.sort(
    (a, b) => b.titles.length - a.titles.length,
  );
  const whereOf = ({ plan }: (typeof places)[0]) =>
    `${plan.repository} (${plan.base})`;
  if (elsewhere.length > 0) {
    throw new InputError(
      `One pull request is of one repository and branch, here of ${whereOf(
        most,
      )}; elsewhere ${elsewhere
        .map(place => `'${place.titles.join("', '")}' in ${whereOf(place)}`)
        .join(', ')}: ask for that by another`,
    );
  }
}
