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

import { FluxView } from '../../gitops/health/FluxView';
import { deleting } from '../../gitops/health/verdicts';
import { HealthFlag } from '../../health/HealthStatus';
import { Verdict } from '../../health/Verdict';
import { KubernetesObject } from '../../kubernetes';
import { readTerraform } from '../readTerraform';
import { TerraformEvidence } from './TerraformEvidence';

const DEPENDENT_FINALIZER = 'tf.dependency.of.';

/**
 * The verdict on a Terraform resource that is being deleted: who or what keeps
 * its finalizer from running.
 *
 * @internal
 */
export function judgeDeletion(
  object: KubernetesObject,
  view: FluxView,
  deletedAt: number,
  now: Date,
  evidence: TerraformEvidence,
): Verdict {
  const { destroyResourcesOnDeletion } = readTerraform(object);
  const flags: HealthFlag[] = [];
  const messages: string[] = [];
  const ready = view.condition('Ready');

  // The controller looks at suspend first, and then does nothing at all.
  if (view.suspended) {
    flags.push('suspended');
    messages.push('It is suspended: resume it to let the deletion go on.');
  }
  const finalizers = object.metadata.finalizers ?? [];
  const dependents = finalizers
    .filter(finalizer => finalizer.startsWith(DEPENDENT_FINALIZER))
    .map(finalizer => finalizer.slice(DEPENDENT_FINALIZER.length));
  if (
    dependents.length > 0 ||
    view.is('Ready', 'False', 'DeletionBlockedByDependantsReason')
  ) {
    flags.push('blocked');
    messages.push(
      dependents.length > 0
        ? `These depend on it: ${dependents.join(', ')}.`
        : ready?.message || 'Others depend on it.',
    );
  }
  const missing = evidence.missingDependencies ?? [];
  if (missing.length > 0) {
    flags.push('blocked');
    messages.push(
      `What it depends on is gone, so it cannot be finalized: ${missing.join(
        ', ',
      )}.`,
    );
  }
  if (
    evidence.sourceMissing ||
    view.is('Ready', 'False', 'ArtifactFailed') ||
    view.is('Stalled', 'True', 'ArtifactFailed')
  ) {
    flags.push('blocked');
    messages.push('Its source is gone, so its finalizer cannot run.');
  }
  if (destroyResourcesOnDeletion) {
    messages.push('Its resources are destroyed with it, without approval.');
  }
  const known = ['DeletionBlockedByDependantsReason', 'ArtifactFailed'];
  if (ready?.status === 'False' && !known.includes(ready.reason)) {
    messages.push(ready.message);
  }
  if (finalizers.length > 0) {
    messages.push(`Finalizers: ${finalizers.join(', ')}.`);
  }
  return deleting(deletedAt, now, { flags, message: messages.join('\n') });
}
