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

import { TemplateLimits } from '../TemplateLimits';
import { TemplateSource } from '../TemplateSource';
import { FunctionNode, GoTemplates } from './GoTemplateNode';
import { GoDelimiters } from './GoToken';
import { GoTokenStream } from './GoTokenStream';
import { TemplateParser } from './TemplateParser';
import { lexGoTemplate } from './lexGoTemplate';

/** Parses a Go text/template and the templates that it defines. Throws a TemplateError. */
export function parseGoTemplate(
  source: TemplateSource,
  options: {
    delimiters?: GoDelimiters;
    limits: Required<TemplateLimits>;
    /** Throws where a function is not to be used. */
    checkFunction: (node: FunctionNode) => void;
  },
): GoTemplates {
  const { maxDepth, maxTemplateLength } = options.limits;
  const { length } = source.text;
  if (length > maxTemplateLength) {
    throw source.errorAt(
      0,
      `template of ${length} characters is longer than ${maxTemplateLength}`,
    );
  }
  const tokens = lexGoTemplate(source, options.delimiters);
  const stream = new GoTokenStream(source, tokens);
  return new TemplateParser(stream, maxDepth, options.checkFunction).parse();
}
