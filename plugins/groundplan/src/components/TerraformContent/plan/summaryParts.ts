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

import { PlanAction, PlanSummary } from 'backstage-plugin-groundplan-common';

/** Something that a plan does, and to how many. @internal */
export interface SummaryPart {
  part: Exclude<PlanAction, 'no-op'> | 'import' | 'move' | 'outputs';
  count: number;
  /** Drawn: what does nothing to real resources by itself is only counted. */
  drawn: boolean;
}

const DRAWN = ['delete', 'replace', 'update', 'create', 'read'] as const;
const COUNTED = ['forget', 'import', 'move', 'outputs'] as const;

/** What a plan does, with what can hurt first; without what it does not do. @internal */
export function summaryParts(summary: PlanSummary): SummaryPart[] {
  return [
    ...DRAWN.map(part => ({ part, count: summary[part], drawn: true })),
    ...COUNTED.map(part => ({ part, count: summary[part], drawn: false })),
  ].filter(({ count }) => count > 0);
}
