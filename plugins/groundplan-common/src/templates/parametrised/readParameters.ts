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

import {
  getBoolean,
  getList,
  getString,
  KubernetesObject,
} from '../../kubernetes';
import { TemplateReading } from './TemplateReading';

/** A parameter of a template. @internal */
export interface TemplateParameter {
  name: string;
  description?: string;
  required: boolean;
  options: string[];
  default?: string;
}

/**
 * The parameters of a template: those declared first, then what its text uses in
 * the order of the alphabet, as Weave GitOps has them. What is wrong makes the
 * template unusable. Never throws.
 *
 * @internal
 */
export function readParameters(
  object: KubernetesObject,
  reading: TemplateReading,
): { parameters: TemplateParameter[]; problems: string[] } {
  const { spec } = object;
  const problems = [...reading.problems];
  const parameters = new Map<string, TemplateParameter>();
  for (const [index, entry] of getList(spec, 'params').entries()) {
    const name = getString(entry, 'name');
    if (!name || name === '__proto__') {
      problems.push(`spec.params[${index}] has no name`);
    } else if (parameters.has(name)) {
      problems.push(`spec.params[${index}]: ${name} is declared twice`);
    } else {
      parameters.set(name, {
        name,
        description: getString(entry, 'description'),
        required: getBoolean(entry, 'required') ?? true,
        options: getList(entry, 'options').filter(
          option => typeof option === 'string',
        ),
        default: getString(entry, 'default'),
      });
    }
  }
  const found = reading.parameters
    .filter(({ name }) => !parameters.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, optional } of found) {
    parameters.set(name, { name, required: !optional, options: [] });
  }
  const renderType = getString(spec, 'renderType') ?? 'envsubst';
  if (!['', 'envsubst', 'templating'].includes(renderType)) {
    problems.push(
      `spec.renderType: '${renderType}' is neither envsubst nor templating`,
    );
  }
  if (
    getList(spec, 'resourcetemplates').length === 0 &&
    getList(spec, 'charts', 'items').length === 0
  ) {
    problems.push('spec.resourcetemplates: it makes nothing');
  }
  return { parameters: [...parameters.values()], problems };
}
