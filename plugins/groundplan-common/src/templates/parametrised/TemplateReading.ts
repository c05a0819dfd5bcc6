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

import { KubernetesObject } from '../../kubernetes';

/** A parameter that the text of a template uses. @public */
export interface DiscoveredParameter {
  name: string;
  /** Whether the text has a default wherever it uses it. */
  optional?: boolean;
}

/** What an interpreter finds in a template. @public */
export interface TemplateReading {
  parameters: DiscoveredParameter[];
  /** Why it cannot be rendered, whatever the values; with the line. */
  problems: string[];
}

/**
 * Reads the text of a CAPITemplate or GitOpsTemplate. Without one, a form has
 * the declared parameters alone.
 *
 * @public
 */
export type ReadTemplate = (object: KubernetesObject) => TemplateReading;
