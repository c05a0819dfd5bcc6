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

/**
 * How much a template may use. What is beyond is an error, so that no template can
 * stop the process.
 *
 * @public
 */
export interface TemplateLimits {
  /** Longest text to parse, in UTF-16 code units. Default 1,000,000. */
  maxTemplateLength?: number;
  /** Longest output, and longest single string made on the way, in UTF-16 code units. Default 10,000,000. */
  maxOutputLength?: number;
  /** Deepest nesting of actions, and of templates that include templates. Default 100. */
  maxDepth?: number;
}

/** The limits that hold where none are given. */
export const DEFAULT_TEMPLATE_LIMITS: Required<TemplateLimits> = {
  maxTemplateLength: 1_000_000,
  maxOutputLength: 10_000_000,
  maxDepth: 100,
};
