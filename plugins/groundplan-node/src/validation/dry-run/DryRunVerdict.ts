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
/** Something that a server refuses. @internal */
export interface DryRunProblem {
  field?: string;
  message: string;
}

/** What a server says of an object, or why it was not asked. @internal */
export type DryRunVerdict =
  | {
      kind: 'answered';
      problems: DryRunProblem[];
      warnings: string[];
      /** Whether it stopped before it had checked all of the object. */
      isPartial: boolean;
      /** Whether rules in CEL wait until the rest is right. */
      skipsRules?: boolean;
    }
  | {
      kind: 'not-asked';
      why: string;
      /** Whether its namespace is not there. */
      lacksNamespace?: boolean;
    };
