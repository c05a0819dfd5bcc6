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

import { applyTerraform } from './applyTerraform';
import { Dependencies } from './Dependencies';
import { Failure, planTerraform } from './planTerraform';
import { RunContext } from './RunContext';
import { setUp } from './runTerraform';
import { TerraformRun } from './TerraformRun';

/**
 * What a deletion does: destroys where that is wanted, which nobody is asked
 * for, and clears away what the controller has stored.
 *
 * @internal
 */
export async function finalizeTerraform(
  run: TerraformRun,
  context: RunContext,
  options: { revision: string; finalizer: string; dependencies: Dependencies },
): Promise<Failure> {
  const { object, spec, status } = run;
  const { client, plans } = context;
  const { revision, finalizer, dependencies } = options;
  if (spec.destroyResourcesOnDeletion) {
    await setUp(run, context);
    const failure = await planTerraform(run, context, { revision });
    if (failure) {
      return failure;
    }
    run.write();
    if (status.pending !== '') {
      const failed = await applyTerraform(run, context, revision);
      if (failed) {
        return failed;
      }
      run.write();
    }
  }
  plans.remove(object);
  if (spec.outputsSecret) {
    const { namespace } = object.metadata;
    const metadata = { name: spec.outputsSecret.name, namespace };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata };
    if (client.get(secret)) {
      client.delete(secret);
    }
  }
  dependencies.release(run);
  client.update(object, current => {
    current.metadata.finalizers = current.metadata.finalizers?.filter(
      one => one !== finalizer,
    );
    if (!current.metadata.finalizers?.length) {
      delete current.metadata.finalizers;
    }
  });
  return undefined;
}
