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

import { TemplateReading } from 'backstage-plugin-groundplan-common';

/** A piece of a template's text. @internal */
export interface TemplateText {
  /** Where it stands, such as `spec.resourcetemplates[0].raw`. */
  name: string;
  text: string;
}

/** Reads and renders the text of a template in one of its dialects. @internal */
export interface TemplateEngine {
  /** The parameters that a text uses; what is wrong with it, as problems. */
  read(text: TemplateText): TemplateReading;
  /** Throws a TemplateError. */
  render(text: TemplateText, values: Record<string, string>): string;
}
