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

import {
  DetailsByDomain,
  DomainId,
  EntityKindSegment,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../fleet/Row';

/** What the caller may see of what a tab mentions. @internal */
export interface MentionVisibility {
  /** Whether the caller may see the object of a row; false where there is none. */
  seesRow(id: RowId): boolean;
  /**
   * Whether the caller may read the host cluster's entity, by which everything
   * without an entity of its own is judged.
   */
  seesHost: boolean;
}

type Redact<D extends DomainId> = (
  details: DetailsByDomain[D],
  visibility: MentionVisibility,
) => DetailsByDomain[D];

const redactors: { [D in DomainId]: Redact<D> } = {
  clusters: details => details,
  terraforms: redactTerraform,
  'runner-scale-sets': details => details,
};

/**
 * Takes out of a tab what it says of other objects that the caller may not see.
 *
 * @internal
 */
export function redactDetails<D extends DomainId>(
  domain: D,
  details: DetailsByDomain[D],
  visibility: MentionVisibility,
): DetailsByDomain[D] {
  return redactors[domain](details, visibility);
}

function redactTerraform(
  details: DetailsByDomain['terraforms'],
  { seesRow, seesHost }: MentionVisibility,
): DetailsByDomain['terraforms'] {
  // Those of other operators name no other object.
  if (details.kind !== 'terraform') {
    return details;
  }
  const { host } = details;
  const kind: EntityKindSegment = 'terraform';
  const isSeen = (other: { namespace: string; name: string }) =>
    seesRow({ kind, host, namespace: other.namespace, name: other.name });
  return {
    ...details,
    // A Flux source has no entity, and its status is not this object's.
    sourceStatus: seesHost ? details.sourceStatus : undefined,
    // The names stand in this object's own spec; how those are does not.
    dependencies: details.dependencies.map(dependency =>
      isSeen(dependency)
        ? dependency
        : { namespace: dependency.namespace, name: dependency.name },
    ),
    dependents: details.dependents.filter(isSeen),
  };
}
