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

import { GoFunction } from './GoFunction';
import { builtinFunctions } from './functions/builtinFunctions';
import { caseFunctions } from './functions/caseFunctions';
import { compareFunctions } from './functions/compareFunctions';
import { dateFunctions } from './functions/dateFunctions';
import { defaultFunctions } from './functions/defaultFunctions';
import { dictFunctions } from './functions/dictFunctions';
import { encodingFunctions } from './functions/encodingFunctions';
import { jsonFunctions } from './functions/jsonFunctions';
import { listFunctions } from './functions/listFunctions';
import { mathFunctions } from './functions/mathFunctions';
import { randomFunctions } from './functions/randomFunctions';
import { regexFunctions } from './functions/regexFunctions';
import { semverFunctions } from './functions/semverFunctions';
import { sequenceFunctions } from './functions/sequenceFunctions';
import { splitFunctions } from './functions/splitFunctions';
import { stringFunctions } from './functions/stringFunctions';
import { typeFunctions } from './functions/typeFunctions';
import { unsupportedFunctions } from './functions/unsupportedFunctions';
import { urlFunctions } from './functions/urlFunctions';
import { wrapFunctions } from './functions/wrapFunctions';

/**
 * Every function that a template may call, as in Weave GitOps Enterprise: Sprig without
 * env, expandenv, getHostByName, genPrivateKey, derivePassword, sha256sum and paths.
 */
export const goFunctions: ReadonlyMap<string, GoFunction> = new Map(
  [
    builtinFunctions,
    compareFunctions,
    stringFunctions,
    caseFunctions,
    splitFunctions,
    wrapFunctions,
    listFunctions,
    dictFunctions,
    mathFunctions,
    sequenceFunctions,
    dateFunctions,
    encodingFunctions,
    jsonFunctions,
    semverFunctions,
    regexFunctions,
    typeFunctions,
    defaultFunctions,
    urlFunctions,
    randomFunctions,
    unsupportedFunctions,
  ].flatMap(table => Object.entries(table)),
);
