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

import { getBoolean, getList, getString } from '../../../kubernetes';
import { Context } from '../Context';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';

const GROUP = 'addons.cluster.x-k8s.io';

function resourceKey(entry: unknown): string {
  return `${getString(entry, 'kind')} ${getString(entry, 'name')}`;
}

/** What its bindings, one per cluster, say about each resource. */
function bindingVerdicts(subject: Subject, { index }: Context): Verdict[] {
  const wanted = getList(subject.object.spec, 'resources').map(resourceKey);
  const { namespace } = subject.object.metadata;
  return index
    .ofKind(GROUP, 'ClusterResourceSetBinding', namespace)
    .flatMap(binding =>
      getList(binding.object.spec, 'bindings')
        .filter(
          entry => getString(entry, 'clusterResourceSetName') === subject.name,
        )
        .map((entry): Verdict => {
          const applied = getList(entry, 'resources')
            .filter(resource => getBoolean(resource, 'applied'))
            .map(resourceKey);
          const missing = wanted.filter(key => !applied.includes(key));
          const decidedBy = `spec.bindings of ClusterResourceSetBinding ${binding.name}`;
          return missing.length === 0
            ? {
                health: 'Healthy',
                state: 'applied',
                reason: 'Applied',
                message: '',
                decidedBy,
              }
            : {
                health: 'Warning',
                state: 'not-applied',
                reason: 'ResourcesMissing',
                message: `${missing.join(', ')} not applied to ${binding.name}`,
                decidedBy,
              };
        }),
    );
}

/**
 * Judges a ClusterResourceSet by its bindings: one that names a ConfigMap which
 * does not exist says `ResourcesApplied=True` all the same. Without bindings
 * nothing is known of what was applied.
 */
export function clusterResourceSet(
  subject: Subject,
  context: Context,
): Verdict[] {
  const applied = subject.condition('ResourcesApplied');
  if (!applied) {
    return [unreportedVerdict(subject, 'condition ResourcesApplied', context)];
  }
  const { kind } = subject;
  if (applied.status !== 'True') {
    const isFalse = applied.status === 'False';
    return [
      conditionVerdict(
        isFalse ? 'Error' : 'Unknown',
        isFalse ? 'not-applied' : 'unknown',
        kind,
        applied,
      ),
    ];
  }
  const verdicts = bindingVerdicts(subject, context);
  return verdicts.length > 0
    ? verdicts
    : [
        conditionVerdict('Unknown', 'unknown', kind, applied, {
          reason: 'NoBindingAtHand',
          message: 'Applied to no cluster that is known',
        }),
      ];
}
