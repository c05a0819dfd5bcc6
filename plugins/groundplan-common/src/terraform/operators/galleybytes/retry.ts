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

import { getString } from '../../../kubernetes';
import { recordingAnnotations } from '../../operations/recordedOperations';
import { no, yes } from '../assessments';
import { silenceOf } from '../silence';
import { OperationRule } from '../TerraformOperator';
import { assessGalleyBytes } from './assessGalleyBytes';

/** The operator runs everything again when its value changes. */
const LABEL = 'kubernetes.io/change-cause';

/**
 * Runs all steps again. The operator repeats the label's value in
 * `status.retryEventReason` when it begins.
 *
 * @internal
 */
export const retry: OperationRule = {
  writes: ['object'],
  assess: object =>
    object.metadata.deletionTimestamp
      ? no('It is being deleted.')
      : yes([
          'It is planned and applied again; only a plan for which the spec requires approval waits.',
          'A step that runs now is stopped where it may be.',
        ]),
  patches: (_object, { by, at }) => {
    const time = at.toISOString();
    // Labels may hold no colons.
    const token = `groundplan-${time.replace(/:/g, '-')}`;
    return [
      {
        patch: {
          metadata: {
            labels: { [LABEL]: token },
            annotations: recordingAnnotations({
              operation: 'reconcile',
              by,
              at: time,
              token,
            }),
          },
        },
      },
    ];
  },
  judge: (object, recorded, now) => {
    if (object.metadata.labels?.[LABEL] !== recorded.token) {
      return {
        state: 'superseded',
        message: 'Another retry was asked for after this one.',
      };
    }
    if (object.metadata.deletionTimestamp) {
      return { state: 'superseded', message: 'It is being deleted.' };
    }
    if (getString(object.status, 'retryEventReason') !== recorded.token) {
      return silenceOf("GalleyBytes' operator", recorded, now);
    }
    const { health, message } = assessGalleyBytes(object, now);
    switch (health) {
      case 'Healthy':
        return { state: 'done', message: 'It is applied.' };
      case 'Error':
        return { state: 'failed', message };
      default:
        return { state: 'under-way', message };
    }
  },
};
