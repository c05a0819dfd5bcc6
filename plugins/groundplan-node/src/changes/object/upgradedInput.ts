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
  ChangeInput,
  ChangeOrigin,
  ChangeTarget,
  clusterImageOf,
  getString,
  ObjectChange,
} from 'backstage-plugin-groundplan-common';
import { isWhatOf } from '../plan/parseWhat';
import { upgradeValues } from './upgradeValues';

/** What something is made of, and where it goes. @internal */
export type MakingInput = ChangeInput & { target: ChangeTarget };

/**
 * The input that a cluster was made with, of another version, where Groundplan
 * itself knows how to make it: the names of its templates follow from what they
 * say. Undefined of what was made otherwise, whose files are edited.
 *
 * @internal
 */
export function upgradedInput(
  subject: { host: string; namespace?: string; name: string },
  origin: ChangeOrigin | undefined,
  change: Extract<ObjectChange, { operation: 'upgrade' }>,
): MakingInput | undefined {
  const { source, target, values, what } = origin ?? {};
  const { host, namespace, name } = subject;
  if (
    !what ||
    !values ||
    !target ||
    source?.kind !== 'cluster' ||
    // People may write anything there
    !isWhatOf(what, { host, namespace }) ||
    getString(values, 'cluster', 'name') !== name ||
    target.host !== host ||
    target.namespace !== namespace
  ) {
    return undefined;
  }
  const image = clusterImageOf(values);
  if (image !== undefined && !change.sets && !change.image) {
    throw new InputError(
      `The machines of ${name} start from the image ${image}, which holds its own version of Kubernetes: say which image has ${change.version}`,
    );
  }
  const upgraded = structuredClone(values);
  upgradeValues(upgraded, change);
  return { source, values: upgraded, target };
}
