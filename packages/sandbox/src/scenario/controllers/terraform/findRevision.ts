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

import { LocalClient } from '../../../kubernetes-api';
import { valueAt } from '../../../kubernetes-api/ApiObject';
import { TerraformRun } from './TerraformRun';

/** The revision of its source; says what is wrong where there is none. @internal */
export function findRevision(
  run: TerraformRun,
  client: LocalClient,
): string | undefined {
  const { status, spec } = run;
  const { kind, ...metadata } = spec.sourceRef;
  const source = client.get({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind,
    metadata,
  });
  const reason = 'ArtifactFailed';
  if (!source) {
    const message = `Source '${kind}/${metadata.name}' not found`;
    status.mark('Stalled', 'True', reason, message);
    status.mark('Ready', 'False', reason, message);
    status.unmark('Reconciling');
    run.event('Warning', reason, message);
    return undefined;
  }
  const revision = valueAt(source, ['status', 'artifact', 'revision']);
  if (typeof revision !== 'string') {
    const message = 'Source is not ready, artifact not found';
    status.mark('Ready', 'False', reason, message);
    status.unmark('Reconciling');
    return undefined;
  }
  if (status.condition('Stalled')?.reason === reason) {
    status.unmark('Stalled');
  }
  return revision;
}
