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
import { ChangeProgress } from '../progress/ChangeProgress';

const STAGES = ['opened', 'merged', 'present', 'healthy'] as const;

/**
 * How far all of several are: as far as the last of them, and over where nothing
 * will come of one.
 *
 * @internal
 */
export function joinProgress(all: readonly ChangeProgress[]): ChangeProgress {
  const stageOf = ({ stage }: ChangeProgress) => STAGES.indexOf(stage);
  const last = Math.min(...all.map(stageOf));
  const behind = all.filter(one => stageOf(one) === last);
  return {
    stage: STAGES[last],
    message: [...new Set(behind.map(({ message }) => message))].join('; '),
    isOver: behind.some(({ isOver }) => isOver),
  };
}
