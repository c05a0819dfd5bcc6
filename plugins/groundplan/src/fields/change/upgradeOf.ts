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
  EntityChangesResponse,
  UpgradeChoice,
} from 'backstage-plugin-groundplan-common';
import { PartialChange } from './changeSchema';

type Upgrade = NonNullable<EntityChangesResponse['upgrade']>;

/** What of a cluster can be upgraded by itself. @internal */
export interface UpgradePart {
  name: 'controlPlane' | 'workers';
  choice: UpgradeChoice;
  /** Of workers. */
  sets?: string[];
}

/** As a form asks for it. */
const VERSION = /^v\d+\.\d+(\.\d+([-+][-0-9A-Za-z.+]+)?)?$/;

/** What can be upgraded: the whole, or the control plane, and what is behind it. @internal */
export function partsOf({ workers, ...choice }: Upgrade): UpgradePart[] {
  return [
    { name: 'controlPlane', choice },
    ...(workers
      ? [{ name: 'workers' as const, choice: workers, sets: workers.sets }]
      : []),
  ];
}

/** The change to a version; nothing where something is missing. @internal */
export function upgradeTo(
  { choice, sets }: UpgradePart,
  { version, image }: { version: string; image: string },
): Omit<PartialChange, 'entityRef'> | undefined {
  const isKnown = choice.anyVersion
    ? VERSION.test(version)
    : choice.versions.includes(version);
  return isKnown && (!choice.image || image.trim())
    ? {
        operation: 'upgrade',
        version,
        ...(sets && { sets }),
        ...(choice.image && { image: image.trim() }),
      }
    : undefined;
}
