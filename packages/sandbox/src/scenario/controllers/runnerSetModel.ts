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

import { ApiObject } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { RunnerModel, ScaleSetModel } from '../runners/ScaleSetModel';

/** What an AutoscalingRunnerSet asks for, and nothing of it there yet. @internal */
export function runnerSetModel(
  set: ApiObject,
  runners: RunnerModel[],
): ScaleSetModel {
  const { name, namespace = '', creationTimestamp = '' } = set.metadata;
  const text = (field: string) => {
    const value = valueAt(set, ['spec', field]);
    return typeof value === 'string' ? value : undefined;
  };
  const count = (field: string) => {
    const value = valueAt(set, ['spec', field]);
    return typeof value === 'number' ? value : undefined;
  };
  const spec = valueAt(set, ['spec', 'template', 'spec']);
  return {
    name,
    namespace,
    created: creationTimestamp,
    githubConfigUrl: text('githubConfigUrl') ?? '',
    githubConfigSecret: text('githubConfigSecret'),
    runnerGroup: text('runnerGroup'),
    min: count('minRunners'),
    max: count('maxRunners'),
    template: { spec: isRecord(spec) ? spec : {} },
    runners,
    listener: 'missing',
    phase: 'Pending',
  };
}
