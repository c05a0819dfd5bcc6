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

import { Verdict } from '../../health/Verdict';
import { KubernetesObject } from '../../kubernetes';
import { recordingAnnotations } from '../operations/recordedOperations';
import { TerraformOperation } from '../operations/TerraformOperation';
import { no, yes } from './assessments';
import { silenceOf } from './silence';
import {
  OperationInput,
  OperationPatch,
  OperationRule,
} from './TerraformOperator';

const IN_GIT =
  'Where the annotation is written in Git, Flux sets it back; where it is not, nobody is told that it stays.';

/** How an operator is told to leave an object alone. @internal */
export interface Pausing {
  /** Its title, for what people read. */
  operator: string;
  /** `"true"` pauses. */
  annotation: string;
  /** Whether the operator itself says that it is paused, where it does. */
  saysPaused?(object: KubernetesObject): boolean;
  /** What goes on although it is paused. */
  goesOn: string;
}

/** @internal */
export function isPaused(
  object: KubernetesObject,
  { annotation, saysPaused }: Pausing,
): boolean {
  return (
    object.metadata.annotations?.[annotation] === 'true' ||
    saysPaused?.(object) === true
  );
}

/** The verdict on what is frozen: health as it was last told. @internal */
export function whilePaused(verdict: Verdict): Verdict {
  return {
    ...verdict,
    state: 'paused',
    flags: [...(verdict.flags ?? []), 'paused', 'stale'],
  };
}

function patchOf(
  { annotation }: Pausing,
  operation: TerraformOperation,
  value: 'true' | null,
  { by, at }: OperationInput,
): OperationPatch[] {
  return [
    {
      patch: {
        metadata: {
          annotations: {
            [annotation]: value,
            ...recordingAnnotations({ operation, by, at: at.toISOString() }),
          },
        },
      },
    },
  ];
}

/** Pausing and its end, as `suspend` and `resume`. @internal */
export function pausingRules(
  pausing: Pausing,
): Record<'suspend' | 'resume', OperationRule> {
  const isAsked = (object: KubernetesObject) =>
    object.metadata.annotations?.[pausing.annotation] === 'true';
  const says = (object: KubernetesObject, fallback: boolean) =>
    pausing.saysPaused?.(object) ?? fallback;
  return {
    suspend: {
      writes: ['object'],
      assess: object =>
        isAsked(object)
          ? no('It is paused already.')
          : yes([pausing.goesOn, IN_GIT]),
      patches: (_object, input) => patchOf(pausing, 'suspend', 'true', input),
      judge: (object, recorded, now) => {
        if (!isAsked(object)) {
          return {
            state: 'superseded',
            message: `It is no longer paused. ${IN_GIT}`,
          };
        }
        return says(object, true)
          ? { state: 'done', message: 'It is paused.' }
          : silenceOf(pausing.operator, recorded, now);
      },
    },
    resume: {
      writes: ['object'],
      assess: object =>
        isAsked(object)
          ? yes(['Whatever changed meanwhile is done now.', IN_GIT])
          : no('It is not paused.'),
      patches: (_object, input) => patchOf(pausing, 'resume', null, input),
      judge: (object, recorded, now) => {
        if (isAsked(object)) {
          return {
            state: 'superseded',
            message: `It is paused again. ${IN_GIT}`,
          };
        }
        return says(object, false)
          ? silenceOf(pausing.operator, recorded, now)
          : { state: 'done', message: 'It is no longer paused.' };
      },
    },
  };
}
