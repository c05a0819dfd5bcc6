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

import { ownership } from '../ownership';
import { ParsedRunnerScaleSet } from './runnerScaleSetValues';

/** The values of the chart `gha-runner-scale-set`. @internal */
export function chartValues(
  values: ParsedRunnerScaleSet,
): Record<string, unknown> {
  const { containerMode, workVolume, image, resources } = values;
  const annotations = ownership(values);
  return {
    githubConfigUrl: values.githubConfigUrl.replace(/\/$/, ''),
    githubConfigSecret: values.githubConfigSecret,
    runnerScaleSetName: values.name,
    ...(values.runnerGroup && { runnerGroup: values.runnerGroup }),
    minRunners: values.minRunners,
    ...(values.maxRunners !== undefined && { maxRunners: values.maxRunners }),
    ...(containerMode !== 'none' && {
      containerMode: {
        type: containerMode,
        ...(containerMode === 'kubernetes' &&
          workVolume && {
            kubernetesModeWorkVolumeClaim: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: workVolume.storageClassName,
              resources: { requests: { storage: workVolume.size } },
            },
          }),
      },
    }),
    ...((image || resources) && {
      template: {
        spec: {
          containers: [
            {
              name: 'runner',
              image: image ?? 'ghcr.io/actions/actions-runner:latest',
              // A list of values replaces the chart's own, this with it
              command: ['/home/runner/run.sh'],
              ...(resources && { resources }),
            },
          ],
        },
      },
    }),
    ...(values.controllerServiceAccount && {
      controllerServiceAccount: values.controllerServiceAccount,
    }),
    // From chart 0.11 on; before, the namespace's annotations say it
    ...(Object.keys(annotations).length > 0 && {
      resourceMeta: { autoscalingRunnerSet: { annotations } },
    }),
  };
}
