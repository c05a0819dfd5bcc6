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

import { Request, RequestHandler, Response } from 'express';
import { Caller } from '../model/Account';
import { GitProviderState } from '../model/GitProviderState';
import { fullName, HostedRepository } from '../model/HostedRepository';
import { Shapes } from '../shapes/Shapes';
import { authenticate } from './authenticate';
import { GiteaError } from './GiteaError';

/** What the routes are made from. @internal */
export interface RestOptions {
  state: GitProviderState;
  shapes: Shapes;
}

/** Who asks; undefined for nobody in particular. @internal */
export function callerOf(response: Response): Caller | undefined {
  return response.locals.caller as Caller | undefined;
}

/** The repository of the URL. @internal */
export function repositoryOf(response: Response): HostedRepository {
  return response.locals.repository as HostedRepository;
}

/** What `*` stands for in the route. @internal */
export function restOf(request: Request): string {
  return request.params[0] ?? '';
}

/** A parameter of the query, as a string. @internal */
export function queryOf(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value : '';
}

/** Finds out who asks; 401 for credentials that are not known. @internal */
export function withCaller({ state }: RestOptions): RequestHandler {
  return (request, response, next) => {
    response.locals.caller = authenticate(state, request.headers.authorization);
    next();
  };
}

/** Finds the repository, or says where it is now. @internal */
export function withRepository({ state }: RestOptions): RequestHandler {
  return (request, response, next) => {
    const { owner, name } = request.params;
    const repository = state.find(owner, name);
    const moved = repository ? undefined : state.findMoved(owner, name);
    const found = repository ?? moved;
    if (!found || (found.private && !callerOf(response))) {
      throw GiteaError.notFound();
    }
    if (moved) {
      response.redirect(
        301,
        request.originalUrl.replace(
          new RegExp(`/${owner}/${name}(?=[/?]|$)`, 'i'),
          `/${fullName(moved)}`,
        ),
      );
      return;
    }
    response.locals.repository = found;
    next();
  };
}

/** Lets pass who may write to a repository that is not archived. @internal */
export const writing: RequestHandler = (_, response, next) => {
  const repository = repositoryOf(response);
  writerOf(response);
  if (repository.archived) {
    throw GiteaError.of(423, `${fullName(repository)} is archived`);
  }
  next();
};

/** The caller, who may write. @internal */
export function writerOf(response: Response): Caller {
  const caller = callerOf(response);
  if (!caller) {
    throw GiteaError.of(401, 'token is required');
  }
  if (caller.readOnly) {
    throw GiteaError.of(
      403,
      'token does not have at least one of required scope(s): [write:repository]',
    );
  }
  return caller;
}
