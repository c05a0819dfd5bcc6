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

const SUMMARY = /^\s*(Plan:.*|No changes\..*|Changes to Outputs:?)\s*$/m;

/**
 * The line of a plan's text that sums it up, such as
 * `Plan: 1 to add, 0 to change, 2 to destroy.`
 *
 * @internal
 */
export function summarizePlanText(text: string): string | undefined {
  return SUMMARY.exec(text)?.[1].trim();
}
