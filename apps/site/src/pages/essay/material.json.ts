import type { APIRoute } from "astro";
import { essayMaterial } from "../../essay/material.ts";

export const GET: APIRoute = async () => Response.json(await essayMaterial());
