"""Trains a small network on penguins with PyTorch, and writes the gradients of its output at the minimum: penguins.npy,
penguins-residuals.npy, and penguins-weights.json, the point where they were taken, for a test.

Run here: python3 penguins.py   (made with PyTorch 2.13.0 for CPU, one thread; other versions end at other minima)
"""
import csv
import json

import numpy as np
import torch
from torch import nn

torch.manual_seed(1)
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
with open("../../packages/problems/data/penguins.csv") as file:
    table = torch.tensor([[float(cell) for cell in row] for row in list(csv.reader(file))[1:]])
table = (table - table.mean(0)) / table.std(0, correction=0)
inputs, targets = table[:, :3], table[:, 3:]
model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1))

# SGD in batches of 8, as one does, and then L-BFGS down to the bottom.
sgd = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(4000):
    for batch in torch.randperm(len(inputs)).split(8):
        sgd.zero_grad()
        nn.functional.mse_loss(model(inputs[batch]), targets[batch]).backward()
        sgd.step()
bottom = torch.optim.LBFGS(model.parameters(), max_iter=20000, max_eval=30000, history_size=100,
                           tolerance_grad=1e-14, tolerance_change=0, line_search_fn="strong_wolfe")


def loss():
    bottom.zero_grad()
    value = nn.functional.mse_loss(model(inputs), targets)
    value.backward()
    return value


bottom.step(loss)

# ---- what one needs of all this: `model` and `inputs`, and `targets` for the residuals
from torch.func import functional_call, jacrev, vmap

parameters = {name: p.detach() for name, p in model.named_parameters()}


def outputs(parameters, x):
    return functional_call(model, parameters, (x.unsqueeze(0),)).squeeze(0)


jacobian = vmap(jacrev(outputs), in_dims=(None, 0))(parameters, inputs)
rows = torch.cat([j.flatten(start_dim=2) for j in jacobian.values()], dim=2)
np.save("penguins.npy", rows.numpy())
np.save("penguins-residuals.npy", (model(inputs) - targets).detach().numpy())
# ----

print(rows.shape, "loss", 0.5 * nn.functional.mse_loss(model(inputs), targets).item())
with open("penguins-weights.json", "w") as file:
    json.dump({name: p.tolist() for name, p in parameters.items()}, file)
    file.write("\n")
