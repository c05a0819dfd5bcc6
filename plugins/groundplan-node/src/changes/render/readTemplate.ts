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
  DiscoveredParameter,
  ReadTemplate,
} from 'backstage-plugin-groundplan-common';
import { engineOf } from './parametrised/engineOf';
import { readTemplateParts, textsOf } from './parametrised/readTemplateParts';

/**
 * Reads the text of a CAPITemplate or GitOpsTemplate: the parameters that it
 * uses, and what is wrong with it. A parameter is optional where every text that
 * uses it has a default.
 *
 * @public
 */
export const readTemplate: ReadTemplate = object => {
  const engine = engineOf(object);
  const parts = readTemplateParts(object);
  const parameters = new Map<string, DiscoveredParameter>();
  const problems = [...parts.problems];
  for (const text of textsOf(parts)) {
    const reading = engine.read(text);
    problems.push(...reading.problems);
    for (const { name, optional = false } of reading.parameters) {
      const known = parameters.get(name)?.optional ?? true;
      parameters.set(name, { name, optional: known && optional });
    }
  }
  return { parameters: [...parameters.values()], problems };
};
