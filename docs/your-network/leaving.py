"""How many of 100 runs of SGD-8 with MSELoss, on the network of penguins.py from 1e-6 beside its minimum, get a thousand
times as far away within 3,000 steps, at rates about 0.08: half of the almost-sure limit of ½(residual)² that `bounds` prints.

Run here: python3 leaving.py   (PyTorch 2.13.0 for CPU; some minutes)
"""
import csv
import json

import torch
from torch import nn
from torch.func import functional_call, grad, vmap

torch.set_default_dtype(torch.float64)
with open("../../packages/problems/data/penguins.csv") as file:
    table = torch.tensor([[float(cell) for cell in row] for row in list(csv.reader(file))[1:]])
table = (table - table.mean(0)) / table.std(0, correction=0)
inputs, targets = table[:, :3], table[:, 3:]
model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1))
with open("penguins-weights.json") as file:
    minimum = {name: torch.tensor(weights) for name, weights in json.load(file).items()}


def loss(parameters, batch):
    return nn.functional.mse_loss(functional_call(model, parameters, (inputs[batch],)), targets[batch])


def distances(points):
    return sum(((points[name] - minimum[name]).flatten(1) ** 2).sum(1) for name in minimum).sqrt()


for share in (0.9, 0.95, 1.05, 1.1):
    torch.manual_seed(0)
    points = {name: weights + torch.randn(100, *weights.shape) for name, weights in minimum.items()}
    scale = 1e-6 / distances(points)
    points = {name: minimum[name] + torch.einsum("r,r...->r...", scale, points[name] - minimum[name]) for name in minimum}
    left = torch.zeros(100, dtype=torch.bool)
    for step in range(3000):
        gradients = vmap(grad(loss))(points, torch.randint(len(inputs), (100, 8)))
        points = {name: points[name] - share * 0.08 * gradients[name] for name in minimum}
        left |= ~(distances(points) < 1e-3)
    print(share, left.sum().item(), "of 100 left")
