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

import { DEFAULT_TEMPLATE_LIMITS } from '../TemplateLimits';
import { TemplateSource } from '../TemplateSource';
import { FunctionNode } from './GoTemplateNode';
import { GoTemplateParameter } from './GoTemplateParameter';
import { GoDelimiters } from './GoToken';
import { ParameterCollector } from './ParameterCollector';
import { unsupportedFunctions } from './functions/unsupportedFunctions';
import { goFunctions } from './goFunctions';
import { lexGoTemplate } from './lexGoTemplate';
import { parseGoTemplate } from './parseGoTemplate';

/**
 * The parameters of a Go text/template, by name, and what would keep it from rendering.
 * Never throws.
 *
 * @public
 */
export function listGoTemplateParameters(
  text: string,
  options: { name: string; delimiters?: { left: string; right: string } },
): { parameters: GoTemplateParameter[]; problems: string[] } {
  const { name, delimiters } = options;
  const source = new TemplateSource(name, text);
  const problems = new Set<string>();
  try {
    const templates = parseGoTemplate(source, {
      delimiters,
      limits: DEFAULT_TEMPLATE_LIMITS,
      checkFunction: node => {
        const reason = reasonAgainst(node);
        if (reason) {
          problems.add(source.errorAt(node.offset, reason).message);
        }
      },
    });
    const collector = new ParameterCollector(templates);
    return { parameters: collector.collect(name), problems: [...problems] };
  } catch (error) {
    problems.add(error instanceof Error ? error.message : String(error));
    return {
      parameters: writtenParameters(source, delimiters),
      problems: [...problems],
    };
  }
}

function reasonAgainst({ name }: FunctionNode): string | undefined {
  if (!goFunctions.has(name)) {
    return `function ${name} is not defined`;
  }
  return Object.hasOwn(unsupportedFunctions, name)
    ? `function ${name} is not supported`
    : undefined;
}

/** Of a template that cannot be parsed: every `.params.NAME` up to where it breaks off. */
function writtenParameters(
  source: TemplateSource,
  delimiters?: GoDelimiters,
): GoTemplateParameter[] {
  if (source.text.length > DEFAULT_TEMPLATE_LIMITS.maxTemplateLength) {
    return [];
  }
  const tokens = lexGoTemplate(source, delimiters);
  const names = tokens.flatMap(({ type, value }, i) =>
    type === 'field' && tokens[i - 1]?.value === '.params'
      ? [value.slice(1)]
      : [],
  );
  return [...new Set(names)].sort().map(name => ({ name }));
}
