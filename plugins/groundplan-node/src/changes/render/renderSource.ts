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
import { InputError } from '@backstage/errors';
import { ChangeInput } from 'backstage-plugin-groundplan-common';
import { generate } from '../generate';
import { renderTemplate } from '.';
import { Renderer } from './Renderer';

/** Renders whatever a change is made from. @internal */
export const renderSource: Renderer<ChangeInput['source']> = async (
  source,
  values,
  context,
) => {
  if ('host' in source) {
    return await renderTemplate(source, values, context);
  }
  if (source.kind === 'object') {
    throw new InputError('A change of an object renders nothing');
  }
  return await generate({ kind: source.kind }, values, context);
};
